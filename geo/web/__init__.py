"""Pages from the web, and what geocoders say.

With `geo.gazetteer.fetch` the only code here that uses the network, and only when asked to.
"""

from geo.web.addresses import Address, checked_address
from geo.web.fetching import Answer, Fetcher
from geo.web.reach import PUBLIC, Reach, is_public

__all__ = ["PUBLIC", "Address", "Answer", "Fetcher", "Reach", "checked_address", "is_public"]
