"""XML of files that nobody vouches for: no entities, no other files, no network, no huge trees.

lxml does all of it with the options below, so that defusedxml, which forbids the same for the standard library's slower
parsers, isn't needed.
"""

from __future__ import annotations

from lxml import etree

from geo.errors import NotTextError


def parse_xml(data: bytes, *, name: str) -> etree._Element:
    """The root element of an XML document, without comments and processing instructions.

    libxml2 refuses elements nested deeper than 256, text beyond 10 MB in one node, and entities that grow.

    Parameters
    ----------
    data
        The document.
    name
        What messages call it.

    Raises
    ------
    NotTextError
        It is not XML, is beyond these limits, or declares entities, which no format that is read here needs.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotTextError(f"{name} holds damaged XML ({str(error)[:120]}): save it again from its program.") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise NotTextError(f"{name} declares XML entities, which can hide or multiply text: save it without them.")
    return root
