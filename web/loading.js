// What the page cannot begin without, on a line that breaks.

const pausesMs = [1000, 2000, 4000, 8000];

/** It did not come, however often it was asked for. */
export class LoadError extends Error {}

/** `fetch` tells of a broken line by a TypeError. */
const isOfTheLine = (error) => error instanceof TypeError || error instanceof LoadError;

const wait = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * @param {() => Promise<T>} ask once more, after each pause, while the line is to blame
 * @returns {Promise<T>} a LoadError in the end
 */
export async function patiently(ask, pauses = pausesMs) {
  try {
    return await ask();
  } catch (error) {
    if (!isOfTheLine(error)) throw error;
    if (pauses.length === 0) throw new LoadError(error.message);
  }
  const [pause, ...others] = pauses;
  await wait(pause);
  return patiently(ask, others);
}
