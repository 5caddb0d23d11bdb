/**
 * The text of a file that the reader chose, or what is wrong with it: too large, not to be read, no text.
 * @param {File} file
 * @param {number} largest in bytes
 * @returns {Promise<{ text: string } | { problem: string }>}
 */
export async function textOfFile(file, largest) {
  if (file.size > largest) return { problem: `It has ${file.size} bytes; allowed are ${largest}.` };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: "The browser could not read it." };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "It is not text in UTF-8." };
  }
}
