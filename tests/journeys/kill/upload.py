"""A person lays a file in by the page, in a process of its own: ``upload.py FILE``."""

import sys
from pathlib import Path

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 - after the set-up
from django.test import Client  # noqa: E402

from brobygger.web.accounts.models import User  # noqa: E402

user = User.objects.filter(username="u").first() or User.objects.create_user(
    "u", "a long password", role="sagsbehandler"
)
client = Client()
client.force_login(user, "brobygger.web.accounts.backend.SignIn")
file = Path(sys.argv[1])
answer = client.post(
    "/dokumenter/laeg-ind/",
    {"filer": [SimpleUploadedFile(file.name, file.read_bytes())]},
    HTTP_HOST="localhost",
)
assert answer.status_code == 302, answer.status_code
