"""Which of GeoNames' alternate names are worth indexing: by their script, and no machine romanisations."""

from __future__ import annotations

import re

# Scripts that separate words by spaces; Han, Kana, Thai and Indic ones would need a tokeniser.
_KEPT = (
    r"[\u0020-\u007e\u00a0-\u024f\u0250-\u02ff\u0300-\u036f\u0370-\u03ff\u0400-\u052f\u0530-\u058f"
    r"\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u10a0-\u10ff\u1200-\u137f\u1e00-\u1eff\u2010-\u2019\uac00-\ud7a3]{2,60}\Z"
)
_ROMANISED = r"[a-z0-9 '`\-.,]+\Z"  # 'mo su er', 'almwsl': made by machine from other scripts
_CODE = r"[A-Z0-9]{1,4}\Z"  # 'DAM', 'KIK': airport and tide codes; news abbreviations are in our tables

_MIXED = r"(?=.*[\u1200-\u137f]).*[a-zA-Z]"  # 'ግroninigeni': Ethiopic left half done
_USEFUL = re.compile(f"(?!{_ROMANISED})(?!{_CODE})(?!{_MIXED}){_KEPT}")


def is_useful_alternate(name: str) -> bool:
    """Whether an alternate name can occur in news text of a language with spaces."""
    return _USEFUL.match(name) is not None
