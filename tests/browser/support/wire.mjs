// Between console and server: replies that the real one does not give on demand.

export const problem = (status, code, detail) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `urn:mooring:problem:${code}`, title: code, status, detail }),
});

/** Answers the next `method` request to `path` with `reply`; those after it reach the server. */
export function answerOnce(page, method, path, reply) {
  let answered = false;
  return page.route(`**/api/v1${path}`, (route) => {
    if (answered || route.request().method() !== method) return route.fallback();
    answered = true;
    return route.fulfill(reply);
  });
}

/** As if the last proof of identity were more than 15 minutes old. */
export function askForPasswordOnce(page, method, path) {
  const reply = problem(403, "reauthentication-required", "Confirm that it is you.");
  return answerOnce(page, method, path, reply);
}

/** The next `method` request to `path` is carried out, but its answer is lost behind a 502. */
export function loseAnswerOnce(page, method, path) {
  let lost = false;
  return page.route(`**/api/v1${path}`, async (route) => {
    if (lost || route.request().method() !== method) {
      await route.fallback();
      return;
    }
    lost = true;
    await route.fetch();
    await route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" });
  });
}

/** Requests to `path` are never answered. */
export function holdAnswers(page, path) {
  return page.route(`**/api/v1${path}`, () => {});
}
