"""An archive read in a process of its own, which is replaced where one of its files has to be stopped."""

from __future__ import annotations

from geo.errors import InputError
from geo.inputs.files import size_of
from geo.inputs.limits import seconds_for
from geo.inputs.readers.archives import Content
from geo.inputs.readers.base import Reader
from geo.inputs.readers.collected import Collected
from geo.inputs.readers.isolation import StoppedError, give_back, packed, take, told
from geo.inputs.readers.wire import step_of


def read_archive_apart(reader: Reader, data: Content, *, name: str) -> Collected:
    """All that the files of an archive give, read in a process of its own.

    A file that has to be stopped is told, and the others are read on in a new process. After a crash, or where memory
    ran out, the file is tried once more in that one before it is blamed.

    Parameters
    ----------
    reader : an `ArchiveReader` that pickles.
    data : the archive.
    name : its name, for messages.

    Raises
    ------
    InputError : the archive can't be opened, or its reader can't be loaded there.
    """
    pickled = packed(reader)
    collected = Collected(seconds_for(len(data) if isinstance(data, bytes) else size_of(data)))
    done, tried_again = 0, -1
    while not collected.full:
        process = take()
        was_new = process.files == 0
        current = ""
        try:
            for said in process.steps(pickled, data, name, done):
                step = step_of(said)
                if isinstance(step, InputError):
                    raise step
                collected.add(step.items, len(said))
                done, current = step.done, step.next
                if collected.full:
                    break
        except StoppedError as stopped:
            process.end()
            if stopped.why == "loading" or not current:
                if was_new or stopped.why == "time":
                    raise told(stopped, reader, name) from stopped
            elif stopped.why != "time" and tried_again != done:
                tried_again = done
            else:
                collected.stop(current, str(told(stopped, reader, "it")))
                done += 1
            continue
        except BaseException:  # it can't be opened, or Ctrl-C: the process may be in the middle of a file
            process.end()
            raise
        if collected.full:
            process.end()
        else:
            give_back(process)
            break
    return collected
