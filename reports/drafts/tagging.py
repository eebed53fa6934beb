"""What the layout leaves out of a tagged PDF: the scope of header cells, and the flag that lets links print."""

from io import BytesIO

import pikepdf

PRINT = 4
"""Bit 3 of an annotation's flags (ISO 32000-1, table 165)."""


def mend(content):
    """The same document with both, saved so that equal input gives equal bytes."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                annotation.F = int(annotation.get("/F", 0)) | PRINT
        _scope(pdf.Root.get("/StructTreeRoot"))
        kept = BytesIO()
        pikepdf.settings.set_flate_compression_level(9)
        pdf.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    return kept.getvalue()


def _scope(root):
    """Header cells in a table's head name their column, those in its body their row."""
    waiting = [(root, "/Column")] if root is not None else []
    while waiting:
        node, scope = waiting.pop()
        scope = {"/THead": "/Column", "/TBody": "/Row"}.get(str(node.get("/S", "")), scope)
        if node.get("/S") == "/TH":
            node.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(scope))
        waiting += [(child, scope) for child in _children(node)]


def _children(node):
    below = node.get("/K", [])
    return [child for child in (below if isinstance(below, pikepdf.Array) else [below]) if isinstance(child, pikepdf.Dictionary)]
