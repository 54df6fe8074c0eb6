"""Receiving files: hash and size are known as the bytes arrive; what is too large never lands."""

import hashlib
import io
import tempfile
from functools import partial
from typing import IO, TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from brobygger.domain.documents.limits import MOST_BYTES

MOST_FILES = 200
"""Files of one drop; a whole committee meeting has some thirty papers, a year of them more. What is
more than this is an archive, and `brobygger import` takes it."""

MOST_TOGETHER = 50 * MOST_BYTES
"""Bytes of one drop."""

IN_MEMORY = 2 * 1024 * 1024


if TYPE_CHECKING:
    _File = UploadedFile[bytes]
else:
    _File = UploadedFile


class ReceivedFile(_File):
    """A file that has arrived whole, with its hash."""

    sha256: str = ""


def received(name: str, data: bytes) -> ReceivedFile:
    """Bytes as if they had come in by the page."""
    file = ReceivedFile(file=io.BytesIO(data), name=name, size=len(data))
    file.sha256 = hashlib.sha256(data).hexdigest()
    return file


class HashingHandler(FileUploadHandler):
    """Hashes each file as it streams in, and lets go of one that grows beyond the limit.

    The rest of such a file is read and thrown away, so that the others of the drop still arrive
    and the person gets an answer for each by name. Names of those are in ``too_large``; of files
    beyond the number that a drop may have, in ``left_out``.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large: list[str] = []
        self.left_out: list[str] = []
        self.files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        self.digest = hashlib.sha256()
        self.size = 0
        # Closed by the request, which closes every file it has received.
        spool = partial(tempfile.SpooledTemporaryFile, IN_MEMORY)
        self.into = cast(IO[bytes], spool(dir=settings.FILE_UPLOAD_TEMP_DIR))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.files > MOST_FILES:
            self.into.close()
            self.left_out.append(str(self.file_name))
            raise SkipFile
        if self.size > MOST_BYTES:
            self.into.close()
            self.too_large.append(str(self.file_name))
            raise SkipFile
        self.digest.update(raw_data)
        self.into.write(raw_data)

    def file_complete(self, file_size: int) -> ReceivedFile:
        self.into.seek(0)
        received = ReceivedFile(
            file=self.into, name=self.file_name, content_type=self.content_type, size=file_size
        )
        received.sha256 = self.digest.hexdigest()
        return received


def watch(request: HttpRequest) -> HashingHandler:
    """Use the hashing handler for this request; call it before anything reads the form."""
    handler = HashingHandler(request)
    request.upload_handlers = [handler]
    return handler
