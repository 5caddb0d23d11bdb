/**
 * The text of a file that the reader chose, or what is wrong with it: too large, not to be read, no text.
 * @param {File} file
 * @param {number} largest in bytes
 * @returns {Promise<{ text: string } | { problem: string }>}
 */
export async function textOfFile(file, largest) {
  if (file.size > largest) {
    const [given, allowed] = [file.size, largest].map((bytes) => bytes.toLocaleString("en"));
    return { problem: `It has ${given} bytes; allowed are ${allowed}.` };
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: "The browser could not read it." };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "It is not text in UTF-8; allowed is the file as it was saved." };
  }
}
