"""A PDF with tags -> the same for archives: PDF/A-2 (ISO 19005-2) as well as PDF/UA-1, and it says so."""

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

_RDF = b"</rdf:RDF>"
_SAYS = b"""<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" \
pdfaid:conformance="A" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""Part and level of the standard; and PDF/UA's own property, which an archive does not know (6.6.2.3)."""


def describe(document: Pdf, profile: bytes) -> None:
    """Say what a finished file is, and what its colours mean: `profile` is that of sRGB (ICC)."""
    metadata = document.Root.Metadata
    metadata.write(metadata.read_bytes().replace(_RDF, _SAYS + _RDF, 1))
    colours = Stream(document, profile)
    colours.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=document.make_indirect(colours),
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])
