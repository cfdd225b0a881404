"""Sentences by kind, generated: what Dateline must get right whatever the names (after Ribeiro et al., CheckList)."""
