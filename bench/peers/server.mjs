// A small server for peers: files with brotli and caching as a CDN gives them, the rest as a function says.

import { once } from "node:events";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync } from "node:zlib";

const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Answers with a text, or with a value as JSON, compressed. */
export function text(response, type, content) {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  response
    .writeHead(200, { "Content-Type": type, "Content-Encoding": "br" })
    .end(brotliCompressSync(body));
}

async function bodyOf(request) {
  let body = "";
  for await (const part of request) body += part;
  return body;
}

/**
 * @param {Map<string, Buffer>} files by path
 * @param {(url: URL, response: object, body: string, origin: string) => void} otherwise
 * @returns {Promise<{ origin: string, stop: () => void }>}
 */
export async function serve(files, otherwise) {
  const compressed = new Map(
    [...files].map(([path, content]) => [path, brotliCompressSync(content)]),
  );
  let origin = "";
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const url = new URL(request.url, origin);
    const file = compressed.get(url.pathname);
    if (!file) {
      otherwise(url, response, body, origin);
      return;
    }
    const headers = {
      "Content-Type": types[extname(url.pathname)] ?? "application/octet-stream",
      "Content-Encoding": "br",
      "Cache-Control": "public, max-age=31536000, immutable",
    };
    response.writeHead(200, headers).end(file);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, stop: () => server.close() };
}
