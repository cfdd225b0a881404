"""Every error Dateline raises on purpose, as one tree.

DatelineError
 |- InputError (ValueError)            what was given can't be used; the message says what, where, what to do
 |   |- EmptyFolderError               a folder without a single article
 |   |- UnreadableFileError            no permission, or gone while reading
 |   |- NotTextError                   binary content, or an unknown encoding
 |   |- TooLongError                   a line or file beyond the documented limit
 |   |- MetadataError                  front matter, index.csv or a JSON row that doesn't parse
 |   |- CorrectionError                a correction that says nothing that could be applied
 |   '- ReaderError                    another package's reader of a format failed
 |- GazetteerError (RuntimeError)
 |   |- GazetteerMissingError          not built yet, or not where DATELINE_GAZETTEER says
 |   |- GazetteerFormatError           damaged, or of another version
 |   '- GazetteerFetchError            a dump could not be had from the network
 |- RecogniserError (RuntimeError)    a recogniser of places that is unknown, or not installed
 |- TableError (RuntimeError)         a language's table of words that is missing, or has a line out of place
 |- ProjectError (RuntimeError)
 |   |- ProjectMissingError            no project file there
 |   |- UnknownDocumentError (KeyError) a project has no such article or mention
 |   |- ProjectFormatError             not a project file, or of an older or newer schema
 |   |- ProjectBusyError               another program holds it
 |   |- ProjectServerError             the database server can't be reached, or lacks what a project needs
 |   '- ProjectWriteError              no right to write it, or another run is writing it
 |- ExportError (ValueError)          a format out that is unknown, can't be loaded, or doesn't fit where it should go
 |- FetchError (RuntimeError)          a page can't be had from the web
 |   '- RefusedAddressError (ValueError) an address that is not asked: no page of the public web, or not wanted by it
 |- ClusterError (RuntimeError)       no Dask there, or workers that would read otherwise
 |- CancelledError (RuntimeError)     a user ended what was being done; nothing was changed
 |- BusyError (RuntimeError)          the Import page is doing something else just now
 '- PortTakenError (OSError)           the dashboard's port is in use
"""


class DatelineError(Exception):
    """Base of every error raised on purpose; its message is fit to be shown to a user."""


class InputError(DatelineError, ValueError):
    """An input that can't be used."""


class EmptyFolderError(InputError):
    """A folder holds no file that could be an article."""


class UnreadableFileError(InputError):
    """A file exists but can't be read."""


class NotTextError(InputError):
    """A file's content is not text."""


class TooLongError(InputError):
    """A file or line is beyond the limit that keeps a run bounded."""


class MetadataError(InputError):
    """Front matter, a sidecar or a JSON row that does not parse."""


class CorrectionError(InputError):
    """A correction whose fields don't say what is to be corrected, or into what."""


class ReaderError(InputError):
    """A reader of a format that another package brings raised an error, or gave what no reader may."""


class GazetteerError(DatelineError, RuntimeError):
    """The gazetteer can't be used."""


class GazetteerMissingError(GazetteerError):
    """There is no gazetteer file at the expected address."""


class GazetteerFormatError(GazetteerError):
    """The gazetteer file is damaged or of another version."""


class GazetteerFetchError(GazetteerError):
    """A dump could not be fetched: no network, no such file, or the connection broke."""


class RecogniserError(DatelineError, RuntimeError):
    """A recogniser of places that Dateline doesn't know, or whose packages are not installed or damaged."""


class TableError(DatelineError, RuntimeError):
    """A language has no table of this name, or a line or section of it stands where it can't."""


class ProjectError(DatelineError, RuntimeError):
    """The project file can't be used."""


class ProjectMissingError(ProjectError):
    """There is no project file at the given address."""


class ProjectFormatError(ProjectError):
    """The file is not a project, or is of a schema this version doesn't read."""


class ProjectBusyError(ProjectError):
    """Another program holds the project file."""


class ProjectServerError(ProjectError):
    """The database server of a published project can't be reached, refuses, or lacks what is needed."""


class UnknownDocumentError(ProjectError, KeyError):
    """A project holds no article or mention of the given id."""

    __str__ = Exception.__str__  # KeyError's own shows the message in quotes


class ProjectWriteError(ProjectError):
    """A project file can't be written there, or another run is writing it."""


class ExportError(DatelineError, ValueError):
    """A format out that nobody has registered, that can't be loaded, or that can't go where it should."""


class FetchError(DatelineError, RuntimeError):
    """A page can't be had from the web; the message says what to do without."""


class RefusedAddressError(FetchError, ValueError):
    """An address that is not asked: it is none of the public web, or its site doesn't want it to be fetched."""


class ClusterError(DatelineError, RuntimeError):
    """Dask is not installed or not to be reached, or a worker has not what reading takes."""


class CancelledError(DatelineError, RuntimeError):
    """A user ended what was being done; what was there before is unchanged."""


class BusyError(DatelineError, RuntimeError):
    """What waits on the Import page is being worked on already."""


class PortTakenError(DatelineError, OSError):
    """Another program listens on the dashboard's port."""
