#!/usr/bin/env python3
"""Writes deploy/: what other servers need to serve the console as serve.py does.

    tools/deploy_files.py            writes the files
    tools/deploy_files.py --check    says which of them are not up to date, and fails if any is

Headers, routes and cache rules are those of backend/headers.py and backend/static_files.py.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backend.headers import (  # noqa: E402
    SECURITY_HEADERS, STRICT_TRANSPORT_SECURITY, content_security_policy,
)
from backend.static_files import (  # noqa: E402
    CHANGE_PASSWORD, CHANGE_PASSWORD_PAGE, FOR_EVER, FOR_MINUTES, NOT_FOUND_PAGE, PICTURES,
    REVALIDATE, ROUTES, SETTINGS, TYPES,
)

FOLDER = ROOT / "deploy"
MADE = "Part of Mooring; made by tools/deploy_files.py from the headers and routes of serve.py."
# Where nobody takes reports: a static host has no API of its own.
WITHOUT_REPORTS = content_security_policy(report_uri=None)
HOSTED = {**SECURITY_HEADERS, "Content-Security-Policy": WITHOUT_REPORTS,
          "Strict-Transport-Security": STRICT_TRANSPORT_SECURITY}
BEHIND_PROXY = {**SECURITY_HEADERS, "Strict-Transport-Security": STRICT_TRANSPORT_SECURITY}
# As each host writes them: the console's pages, all of them index.html.
PAGES = ("/", "/sign-in", "/sign-in/", "/settings", "/settings/*")
# Where nginx finds what proves to a certificate authority whose name it is; Debian's own page is
# there, too, so the first certificate can be had before the console is.
ACME_ROOT = "/var/www/html"


def headers_file() -> str:
    """Netlify and Cloudflare Pages. Several rules for a path add up, so none has a header twice."""
    lines = [f"# {MADE}", "/*", *(f"  {name}: {value}" for name, value in HOSTED.items())]
    kept = {**dict.fromkeys((*PAGES, "/index.html"), REVALIDATE),
            f"/{SETTINGS}": FOR_MINUTES, "/assets/*": FOR_EVER}
    for path, value in kept.items():
        lines += ["", path, f"  Cache-Control: {value}"]
    return "\n".join(lines) + "\n"


def redirects_file(page_file: str) -> str:
    lines = [f"# {MADE}", f"{CHANGE_PASSWORD} {CHANGE_PASSWORD_PAGE} 302"]
    lines += [f"{page} {page_file} 200" for page in PAGES if page != "/"]
    return "\n".join(lines) + "\n"


def netlify_redirects() -> str:
    return redirects_file("/index.html")


def cloudflare_redirects() -> str:
    """Cloudflare Pages leads everybody who asks for /index.html to / itself, also by a rule."""
    return redirects_file("/")


def cloudflare_not_found() -> str:
    """Where there is none, Cloudflare Pages shows the console at every address, with 200."""
    return NOT_FOUND_PAGE


def quoted(value: str) -> str:
    """For nginx and Caddy, whose strings know the same escapes."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nginx_headers() -> str:
    """Included wherever `add_header` is used: nginx inherits none where there is one."""
    lines = [f"# {MADE}"]
    lines += [f"add_header {name} {quoted(value)} always;" for name, value in BEHIND_PROXY.items()]
    return "\n".join(lines) + "\n"


def nginx_site() -> str:
    types = "\n".join(f"        {kind} {suffix[1:]};" for suffix, kind in TYPES.items())
    # The backend's are the same; they are not sent twice.
    hidden = "\n".join(f"        proxy_hide_header {name};" for name in BEHIND_PROXY)
    return f"""\
# {MADE}
#
# The console behind nginx 1.22 or later: its files from a folder, its API from a backend. In the
# http block:
#
#     include /etc/nginx/mooring/mooring.conf;
#
# Lines with CHANGE are yours: the name is in all but one of them, the backend's address in that.

upstream mooring_backend {{
    server 127.0.0.1:8080;  # CHANGE: the backend
    keepalive 16;
    keepalive_timeout 4s;  # less than the backend's own five: no request meets a closed door
}}

server {{
    listen 80;
    listen [::]:80;
    server_name console.example.com;  # CHANGE
    server_tokens off;

    # By which `certbot --webroot` has the certificate and renews it.
    location ^~ /.well-known/acme-challenge/ {{
        root {ACME_ROOT};
    }}

    location / {{
        return 301 https://$server_name$request_uri;
    }}
}}

server {{
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name console.example.com;  # CHANGE
    ssl_certificate /etc/letsencrypt/live/console.example.com/fullchain.pem;  # CHANGE
    ssl_certificate_key /etc/letsencrypt/live/console.example.com/privkey.pem;  # CHANGE
    ssl_protocols TLSv1.2 TLSv1.3;

    root /srv/mooring/dist;  # where the archive was unpacked
    include /etc/nginx/mooring/mooring-headers.conf;
    server_tokens off;
    charset utf-8;
    charset_types text/css text/javascript text/plain application/json;
    gzip_static on;
    gzip_vary on;
    brotli_static on;  # libnginx-mod-http-brotli-static; a fifth smaller than by gzip
    etag on;
    types {{
{types}
    }}
    default_type application/octet-stream;

    location / {{
        return 404;
    }}

    # Pages, which the console tells apart itself.
    location ~ ^{ROUTES.pattern}$ {{
        include /etc/nginx/mooring/mooring-headers.conf;
        add_header Cache-Control "{REVALIDATE}" always;
        rewrite ^ /index.html break;
    }}

    location = /{SETTINGS} {{
        include /etc/nginx/mooring/mooring-headers.conf;
        add_header Cache-Control "{FOR_MINUTES}";
    }}

    # The site's own, such as its logo.
    location ~ ^/{PICTURES.pattern}$ {{
        include /etc/nginx/mooring/mooring-headers.conf;
        add_header Cache-Control "{FOR_MINUTES}";
    }}

    # Names with a hash of the content: never changed, so never asked about again.
    location /assets/ {{
        location ~ \\.(br|gz)$ {{
            return 404;
        }}
        include /etc/nginx/mooring/mooring-headers.conf;
        add_header Cache-Control "{FOR_EVER}";
        try_files $uri =404;
    }}

    location = {CHANGE_PASSWORD} {{
        return 302 {CHANGE_PASSWORD_PAGE};
    }}

    location /api/ {{
        include /etc/nginx/mooring/mooring-headers.conf;
{hidden}
        charset off;  # the backend says its own
        proxy_pass http://mooring_backend;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Request-Id $request_id;
        client_max_body_size 1m;  # the backend takes less, and says so itself
        proxy_read_timeout 40s;
    }}
}}
"""


def caddy_site() -> str:
    headers = "\n".join(f"        {name} {quoted(value)}" for name, value in BEHIND_PROXY.items())
    site = f"""\
# {MADE}
#
# The console behind Caddy 2.6 or later: its files from a folder, its API from a backend. Lines
# with CHANGE are yours.

# In place of those of the backend, which are the same.
(mooring_headers) {{
    header {{
{headers}
        -Server
        defer
    }}
}}

(mooring_files) {{
    header Cache-Control "{{args.0}}"
    file_server {{
        precompressed br gzip
        index unused
    }}
}}

# CHANGE: its name
console.example.com {{
    root * /srv/mooring/dist # where the archive was unpacked
    import mooring_headers

    handle /api/* {{
        # CHANGE: the backend
        reverse_proxy 127.0.0.1:8080 {{
            header_up X-Request-Id {{http.request.uuid}}
            transport http {{
                keepalive 4s # less than the backend's own five
            }}
        }}
    }}

    @writes not method GET HEAD
    handle @writes {{
        error 405
    }}

    # Pages, which the console tells apart itself.
    @pages path_regexp ^{ROUTES.pattern}$
    handle @pages {{
        rewrite * /index.html
        import mooring_files "{REVALIDATE}"
    }}
    handle /{SETTINGS} {{
        import mooring_files "{FOR_MINUTES}"
    }}

    # The site's own, such as its logo.
    @pictures {{
        path_regexp ^/{PICTURES.pattern}$
        file
    }}
    handle @pictures {{
        import mooring_files "{FOR_MINUTES}"
    }}

    # Names with a hash of the content: never changed, so never asked about again.
    @assets {{
        path /assets/*
        not path *.br *.gz
        file
    }}
    handle @assets {{
        import mooring_files "{FOR_EVER}"
    }}

    handle {CHANGE_PASSWORD} {{
        redir * {CHANGE_PASSWORD_PAGE} 302
    }}

    handle {{
        error 404
    }}

    handle_errors {{
        import mooring_headers
        header Cache-Control "{REVALIDATE}"
        respond "{{http.error.status_code}} {{http.error.status_text}}"
    }}
}}
"""
    # As `caddy fmt` has it.
    return re.sub("(?m)^(    )+", lambda spaces: "\t" * (len(spaces[0]) // 4), site)


def systemd_unit() -> str:
    """The reference backend as a service. Comments stand on lines of their own there."""
    return f"""\
# {MADE}
#
# The reference backend as a service of Debian's systemd. The line after CHANGE is yours.

[Unit]
Description=Mooring's account console and its API
Wants=network-online.target
After=network-online.target

[Service]
# CHANGE: the address that people use
Environment=MOORING_ADDRESS=https://console.example.com
ExecStart=/usr/bin/python3 /srv/mooring/serve.py --public-url ${{MOORING_ADDRESS}} \\
    --data /var/lib/mooring
User=mooring
StateDirectory=mooring
StateDirectoryMode=0700
UMask=0077
Restart=on-failure
# Longer than requests have to end.
TimeoutStopSec=20

CapabilityBoundingSet=
LockPersonality=yes
NoNewPrivileges=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native

[Install]
WantedBy=multi-user.target
"""


def cloudfront_policy() -> str:
    """For `aws cloudfront create-response-headers-policy --response-headers-policy-config`."""
    by_name = {
        "Strict-Transport-Security": None, "Content-Security-Policy": None,
        "Referrer-Policy": None, "X-Content-Type-Options": None}
    custom = {name: value for name, value in HOSTED.items() if name not in by_name}
    seconds = int(STRICT_TRANSPORT_SECURITY.split(";")[0].removeprefix("max-age="))
    policy = {
        "Name": "mooring-console",
        "Comment": "What Mooring's own server sends with each page and file.",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
                "Override": True, "ContentSecurityPolicy": WITHOUT_REPORTS},
            "ContentTypeOptions": {"Override": True},
            "ReferrerPolicy": {
                "Override": True, "ReferrerPolicy": SECURITY_HEADERS["Referrer-Policy"]},
            "StrictTransportSecurity": {
                "Override": True, "IncludeSubdomains": True, "Preload": False,
                "AccessControlMaxAgeSec": seconds},
        },
        "CustomHeadersConfig": {
            "Quantity": len(custom),
            "Items": [{"Header": name, "Value": value, "Override": True}
                      for name, value in custom.items()],
        },
    }
    return json.dumps(policy, indent=2) + "\n"


def cloudfront_function() -> str:
    """A CloudFront function of the viewer-request event; runtime cloudfront-js-2.0."""
    return f"""\
// {MADE}
// For the event viewer-request, runtime cloudfront-js-2.0.

const pages = /^{ROUTES.pattern.replace("/", chr(92) + "/")}$/;

// eslint-disable-next-line no-unused-vars -- CloudFront calls it
function handler(event) {{
  const request = event.request;
  if (request.uri === "{CHANGE_PASSWORD}") {{
    return {{
      statusCode: 302,
      statusDescription: "Found",
      headers: {{ location: {{ value: "{CHANGE_PASSWORD_PAGE}" }} }},
    }};
  }}
  if (pages.test(request.uri)) request.uri = "/index.html";
  return request;
}}
"""


FILES = {
    "_headers": headers_file,
    "Caddyfile": caddy_site,
    "cloudflare/404.html": cloudflare_not_found,
    "cloudflare/_redirects": cloudflare_redirects,
    "cloudfront-headers.json": cloudfront_policy,
    "cloudfront-routes.js": cloudfront_function,
    "mooring.service": systemd_unit,
    "netlify/_redirects": netlify_redirects,
    "nginx/mooring-headers.conf": nginx_headers,
    "nginx/mooring.conf": nginx_site,
}


def main(arguments: list[str]) -> int:
    outdated = []
    for name, make in FILES.items():
        file, text = FOLDER / name, make()
        if file.is_file() and file.read_text("utf-8") == text:
            continue
        if arguments == ["--check"]:
            outdated.append(name)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    for name in outdated:
        print(f"deploy/{name} is not what tools/deploy_files.py makes")
    return 1 if outdated else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
