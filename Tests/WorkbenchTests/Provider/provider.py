"""A real OpenID Connect provider (canaille, in memory) with one client and two people, for tests.

usage: provider.py PORT CLIENT_ID CLIENT_SECRET BASE_OF_THE_CLIENT
Says "ready" when it listens; stops when its input closes.
"""

import os
import sys
import threading

from canaille import create_app
from werkzeug.serving import make_server

port, client_id, client_secret, base = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]

app = create_app(
    config={
        "SECRET_KEY": os.urandom(32).hex(),
        "SERVER_NAME": f"127.0.0.1:{port}",
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {
            "DATABASE": "memory",
            "SMTP": None,
            "HTMX": False,
            "JAVASCRIPT": False,
            "ACL": {"DEFAULT": {"PERMISSIONS": ["use_oidc"], "READ": [], "WRITE": []}},
            "LOGGING": {
                "version": 1,
                "handlers": {"err": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr"}},
                "root": {"level": "WARNING", "handlers": ["err"]},
            },
        },
        "CANAILLE_OIDC": {"TRUSTED_DOMAINS": ["127.0.0.1"]},
    }
)

with app.app_context():
    from canaille.app import models
    from canaille.backends import Backend

    backend = Backend.instance
    for name, given, family, email in [
        ("yann", "Yann", "Kerbrat", "yann@valmer.example"),
        ("anne-ailleurs", "Anne", "Le Gall", "anne@valmer.example"),
    ]:
        backend.save(
            models.User(
                user_name=name,
                given_name=given,
                family_name=family,
                formatted_name=f"{given} {family}",
                emails=[email],
                password="une phrase chez le fournisseur",
            )
        )
    client = models.Client(
        client_id=client_id,
        client_secret=client_secret,
        client_name="Portulan",
        client_uri=base,
        redirect_uris=[base + "/sign-in/callback"],
        post_logout_redirect_uris=[base + "/sign-in"],
        grant_types=["authorization_code"],
        response_types=["code"],
        scope=["openid", "profile", "email"],
        token_endpoint_auth_method="client_secret_post",
        id_token_signed_response_alg="RS256",
    )
    backend.save(client)
    # Known by its id only once it is saved.
    client.audience = [client]
    backend.save(client)

server = make_server("127.0.0.1", port, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("ready", flush=True)
sys.stdin.read()
server.shutdown()
