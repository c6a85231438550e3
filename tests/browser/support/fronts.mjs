// Servers that stand before the console in the field, started with the files of deploy/ as docs/hosting.md says.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path) => readFile(join(root, "deploy", path), "utf8");

/** Each of the replacements has to be there: deploy/ says which lines are to be changed. */
function changed(text, replacements) {
  return Object.entries(replacements).reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`deploy/ has no "${from}"`);
    return now.replaceAll(from, to);
  }, text);
}

function makeCertificate(folder) {
  const names = { key: join(folder, "console.key"), certificate: join(folder, "console.pem") };
  execFileSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
    ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"],
    ...["-keyout", names.key, "-out", names.certificate],
  ]);
  return names;
}

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

/** The console's files as a site has them, with a picture of its own. */
async function siteIn(folder) {
  const dist = join(folder, "dist");
  await cp(join(root, "dist"), dist, { recursive: true, preserveTimestamps: true });
  await writeFile(join(dist, "logo.svg"), logo);
  return dist;
}

/** What proves to a certificate authority whose name it is. */
async function challengesIn(folder) {
  const challenges = join(folder, "challenges");
  await mkdir(join(challenges, ".well-known/acme-challenge"), { recursive: true });
  await writeFile(join(challenges, ".well-known/acme-challenge/token"), "proof");
  return challenges;
}

async function prepareNginx(folder, { port, insecurePort, backend }) {
  const { key, certificate } = makeCertificate(folder);
  await cp(join(root, "deploy/nginx"), folder, { recursive: true });
  const site = changed(await read("nginx/mooring.conf"), {
    "server 127.0.0.1:8080;": `server 127.0.0.1:${backend};`,
    "listen 80;": `listen 127.0.0.1:${insecurePort};`,
    "listen [::]:80;": "",
    "https://$server_name$request_uri": `https://$server_name:${port}$request_uri`,
    "listen 443 ssl http2;": `listen 127.0.0.1:${port} ssl http2;`,
    "listen [::]:443 ssl http2;": "",
    "server_name console.example.com;": "server_name localhost;",
    "/etc/letsencrypt/live/console.example.com/fullchain.pem": certificate,
    "/etc/letsencrypt/live/console.example.com/privkey.pem": key,
    "/var/www/html": await challengesIn(folder),
    "/srv/mooring/dist": await siteIn(folder),
    "/etc/nginx/mooring": folder,
  });
  await writeFile(join(folder, "mooring.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const main = [
    "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;",
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr warn;`,
    `events {} http { access_log off; ${temporary.join(" ")} include ${folder}/mooring.conf; }`,
  ];
  await writeFile(join(folder, "nginx.conf"), main.join("\n"));
  return ["/usr/sbin/nginx", ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")]];
}

async function prepareCaddy(folder, { port, backend }) {
  const site = changed(await read("Caddyfile"), {
    "console.example.com {": `localhost:${port} {`,
    "127.0.0.1:8080": `127.0.0.1:${backend}`,
    "/srv/mooring/dist": await siteIn(folder),
  });
  // What only this machine needs: a certificate of its own authority, and no port 80.
  const local = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n";
  await writeFile(join(folder, "Caddyfile"), local + site);
  return ["/usr/bin/caddy", ["run", "--adapter", "caddyfile", "--config", `${folder}/Caddyfile`]];
}

/** The console alone, by http, for an API at another address. */
async function prepareConsole(folder, { port, origin, api }) {
  const dist = await siteIn(folder);
  await writeFile(join(dist, "config.json"), JSON.stringify({ api_base: `${api}/api/v1` }));
  const site = changed(await read("Caddyfile"), {
    "console.example.com {": `${origin} {`,
    "/srv/mooring/dist": dist,
    "connect-src 'self'": `connect-src 'self' ${api}`,
  });
  await writeFile(join(folder, "Caddyfile"), `{\n\tadmin off\n\thttp_port ${port}\n}\n${site}`);
  return ["/usr/bin/caddy", ["run", "--adapter", "caddyfile", "--config", `${folder}/Caddyfile`]];
}

const prepare = { nginx: prepareNginx, caddy: prepareCaddy, console: prepareConsole };

/** Until somebody listens there, or the process has ended. */
async function listening(port, child, printed) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended: ${printed.join("")}`);
    const socket = connect(port, "127.0.0.1");
    const [isThere] = await Promise.race([
      once(socket, "connect").then(() => [true]),
      once(socket, "error").then(() => [false]),
    ]).catch(() => [false]);
    socket.destroy();
    if (isThere) return;
    await new Promise((done) => {
      setTimeout(done, 50);
    });
  }
}

export const startConsole = (addresses) => startFront("console", addresses);

/**
 * @param {"nginx" | "caddy" | "console"} name
 * @param {{ port: number, insecurePort: number, backend: number }} ports on which it listens, by https and by http, and
 *   on which the backend does
 * @returns {Promise<() => Promise<void>>} stops it
 */
export async function startFront(name, ports) {
  const folder = await mkdtemp(join(tmpdir(), `mooring-${name}-`));
  await chmod(folder, 0o755); // nginx gives up its rights before it reads the site
  await mkdir(join(folder, "home"));
  const [command, options] = await prepare[name](folder, ports);
  const child = spawn(command, options, {
    env: { ...process.env, HOME: join(folder, "home"), XDG_DATA_HOME: join(folder, "home") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => printed.push(text));
  }
  await listening(ports.port, child, printed);
  return async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    await rm(folder, { recursive: true });
  };
}
