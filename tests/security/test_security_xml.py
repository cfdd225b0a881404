"""XML that tries to read other files, to multiply itself, or to nest without end."""

from pathlib import Path

import pytest
from lxml import etree

from geo.errors import NotTextError
from geo.inputs.safe_xml import parse_xml

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def test_plain_xml_is_read() -> None:
    root = parse_xml("<a><!-- no --><b>Şırnak</b></a>".encode(), name="x.xml")
    assert [(element.tag, element.text) for element in root] == [("b", "Şırnak")]


@pytest.mark.parametrize(
    "document",
    [
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>',
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a b="&l9;"/>',
        '<!DOCTYPE a [<!ENTITY e "hidden">]><a/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><a/>',
        "<a>" * 300 + "</a>" * 300,
        "<a>" + "x" * 11_000_000 + "</a>",
        "<a>",
        "",
        "no markup",
    ],
)
def test_what_is_hostile_or_damaged_is_refused(document: str) -> None:
    with pytest.raises(NotTextError, match=r"^x\.xml "):
        parse_xml(document.encode(), name="x.xml")


@pytest.mark.parametrize("content", ["swordfish", "<open"])
def test_another_file_is_never_read(tmp_path: Path, content: str) -> None:
    """The second one is no XML: had the parser opened it, it would complain of it before we do of the entity."""
    secret = tmp_path / "secret.txt"
    secret.write_text(content)
    document = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'
    with pytest.raises(NotTextError, match="declares XML entities"):
        parse_xml(document.encode(), name="x.xml")


@pytest.mark.parametrize("content", ['<!ENTITY e "hidden">', "<!ELEMENT broken"])
def test_the_document_type_is_not_read_from_another_file(tmp_path: Path, content: str) -> None:
    other = tmp_path / "other.dtd"
    other.write_text(content)
    root = parse_xml(f'<!DOCTYPE a SYSTEM "{other.as_uri()}"><a>Snow&e;</a>'.encode(), name="x.xml")
    assert "hidden" not in "".join(root.itertext(tag="a"))
    assert root.text == "Snow"
    assert root.getroottree().docinfo.externalDTD is None


@pytest.mark.parametrize("declared", ["a SYSTEM '{}'", "a [<!ENTITY % p SYSTEM '{}'> %p;]"])
def test_the_network_is_refused_even_where_document_types_are_read(
    declared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule that document types stay unread comes first, so it is taken out here: the next one must hold alone."""
    made = etree.XMLParser
    monkeypatch.setattr(etree, "XMLParser", lambda **options: made(**options | {"load_dtd": True}))
    document = f"<!DOCTYPE {declared.format('http://127.0.0.1:9/x')}><a>Snow&e;</a>"
    with pytest.raises(NotTextError, match="Attempt to load network entity"):
        parse_xml(document.encode(), name="x.xml")


def test_a_doctype_without_entities_is_harmless() -> None:
    document = (
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/x.dtd"><html><p>Snow</p></html>'
    )
    assert parse_xml(document, name="x.xml")[0].text == "Snow"
