// Part of Mooring; made by tools/deploy_files.py from the headers and routes of serve.py.
// For the event viewer-request, runtime cloudfront-js-2.0.

const pages = /^\/(sign-in\/?|settings(\/[^.]*)?)?$/;

// eslint-disable-next-line no-unused-vars -- CloudFront calls it
function handler(event) {
  const request = event.request;
  if (request.uri === "/.well-known/change-password") {
    return {
      statusCode: 302,
      statusDescription: "Found",
      headers: { location: { value: "/settings/security" } },
    };
  }
  if (pages.test(request.uri)) request.uri = "/index.html";
  return request;
}
