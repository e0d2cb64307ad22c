/* Counting in words. */

/** plural(1, "person", "people") is "1 person". */
export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** "monitor" is "Monitor". */
export const capital = (text) => text.replace(/^./u, (first) => first.toUpperCase());

/** "Ada", "Ada and Ben", "Ada, Ben and Chidi". */
export function listed(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A name within a sentence: written from right to left, it turns nothing of what stands around it. */
export const within = (name) => `\u2068${name}\u2069`;

/** The three parts of a problem as one line of sentences. */
export const sentences = (problem) => [problem?.what, problem?.safe, problem?.do].filter(Boolean).join(" ");
