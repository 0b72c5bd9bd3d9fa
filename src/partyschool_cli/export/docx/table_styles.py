"""The style of tables in the reference document."""


def _borders() -> str:
    outer = dict.fromkeys(("top", "left", "bottom", "right"), 12)
    lines = {**outer, "insideH": 4, "insideV": 4}
    return "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="262626"/>'
        for side, width in lines.items()
    )


def table_styles_xml(identity: str, name: str) -> str:
    """The default style of tables, and our own by its id and name: lines, margins, head."""
    return (
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'</w:style><w:style w:type="table" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="a1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{_borders()}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>'
    )
