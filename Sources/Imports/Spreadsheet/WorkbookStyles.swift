/// How do cells look? One fixed table: each look, wrapped or not, a date or not.
///
/// **Source**: ISO/IEC 29500-1, 18.8.
enum WorkbookStyles {
    /// In `cellXfs`; 0 is what cells have that are not written, which LibreOffice takes no alignment for.
    static func index(_ look: Cell.Look, isWrapped: Bool, isDate: Bool) -> Int {
        1 + (Cell.Look.allCases.firstIndex(of: look) ?? 0) * 4 + (isWrapped ? 2 : 0) + (isDate ? 1 : 0)
    }

    private static let dateFormat = 164

    /// Font, fill and border of a look, by their places in the lists below.
    private static func parts(_ look: Cell.Look) -> (font: Int, fill: Int, border: Int) {
        switch look {
        case .plain: (0, 0, 0)
        case .header: (1, 2, 1)
        case .title: (1, 0, 0)
        case .answer: (0, 3, 1)
        }
    }

    static func part() -> [UInt8] {
        var xml = XMLWriter()
        xml.element("styleSheet", ["xmlns": WorkbookWriter.main]) { xml in
            xml.element("numFmts", ["count": "1"]) { $0.element("numFmt", ["numFmtId": "\(dateFormat)", "formatCode": "yyyy\\-mm\\-dd"]) }
            xml.element("fonts", ["count": "2"]) { xml in
                font(isBold: false, &xml)
                font(isBold: true, &xml)
            }
            xml.element("fills", ["count": "4"]) { xml in
                // The first two are given by the standard, whatever is written.
                for pattern in ["none", "gray125"] { xml.element("fill") { $0.element("patternFill", ["patternType": pattern]) } }
                for colour in ["FFDCE6F1", "FFFFF9D6"] { fill(colour, &xml) }
            }
            xml.element("borders", ["count": "2"]) { xml in
                xml.element("border") { xml in for side in sides { xml.element(side) } }
                xml.element("border") { xml in
                    for side in sides.dropLast() { xml.element(side, ["style": "thin"]) { $0.element("color", ["rgb": "FFBFBFBF"]) } }
                    xml.element("diagonal")
                }
            }
            xml.element("cellStyleXfs", ["count": "1"]) { $0.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"]) }
            xml.element("cellXfs", ["count": "\(Cell.Look.allCases.count * 4 + 1)"]) { xml in
                xml.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0"])
                for look in Cell.Look.allCases {
                    for isWrapped in [false, true] {
                        for isDate in [false, true] { format(look, isWrapped, isDate, &xml) }
                    }
                }
            }
            xml.element("cellStyles", ["count": "1"]) { $0.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"]) }
        }
        return xml.bytes
    }

    private static let sides = ["left", "right", "top", "bottom", "diagonal"]

    private static func font(isBold: Bool, _ xml: inout XMLWriter) {
        xml.element("font") { xml in
            if isBold { xml.element("b") }
            xml.element("sz", ["val": "11"])
            xml.element("name", ["val": "Calibri"])
            xml.element("family", ["val": "2"])
        }
    }

    private static func fill(_ colour: String, _ xml: inout XMLWriter) {
        xml.element("fill") { xml in
            xml.element("patternFill", ["patternType": "solid"]) { xml in
                xml.element("fgColor", ["rgb": colour])
                xml.element("bgColor", ["indexed": "64"])
            }
        }
    }

    private static func format(_ look: Cell.Look, _ isWrapped: Bool, _ isDate: Bool, _ xml: inout XMLWriter) {
        let parts = parts(look)
        xml.element(
            "xf",
            [
                "numFmtId": isDate ? "\(dateFormat)" : "0", "fontId": "\(parts.font)", "fillId": "\(parts.fill)", "borderId": "\(parts.border)", "xfId": "0",
                "applyNumberFormat": isDate ? "1" : nil, "applyFont": parts.font > 0 ? "1" : nil, "applyFill": parts.fill > 0 ? "1" : nil,
                "applyBorder": parts.border > 0 ? "1" : nil, "applyAlignment": "1",
            ]
        ) { $0.element("alignment", ["vertical": "top", "wrapText": isWrapped ? "1" : nil]) }
    }
}
