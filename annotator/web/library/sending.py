"""Send a file as it lies in the store, a piece at a time, to asynchronous servers as well."""

from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async
from django.http import FileResponse


class SentFile(FileResponse):
    """Django's own reads the whole file before an asynchronous server sends its first byte, and warns of it."""

    block_size = 64 * 1024  # bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        file: Any = self.file_to_stream
        while piece := await sync_to_async(file.read, thread_sensitive=False)(self.block_size):
            yield piece
