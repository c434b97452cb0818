/// What was done? The words of the journal: they are signed with it, and never change or serve for something else.
package enum LedgerAction: String, CaseIterable, Sendable {
    // Coming and going.
    case signedIn = "signed-in"
    case signInFailed = "sign-in-failed"
    case signedOut = "signed-out"
    // Uses of a workspace.
    case viewed
    case computed
    case exported
    // What changed in a workspace.
    case changed
    case undone
    case imported
    case decided
    case folderChanged = "folder-changed"
    // People and what they may do.
    case accountMade = "account-made"
    case accountChanged = "account-changed"
    case accountErased = "account-erased"
    case invited
    case roleChanged = "role-changed"
    case tokenMade = "token-made"
    case tokenRevoked = "token-revoked"
    // The installation.
    case settingsChanged = "settings-changed"
    case started
    case stopped
    case backedUp = "backed-up"
    case restored
}

/// Who did it? An opaque id, never a name or an address of mail: the journal is kept for years and cannot forget.
package struct LedgerActor: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    /// The program itself.
    package static let system = LedgerActor(unchecked: "system")
    /// Somebody who is not signed in.
    package static let nobody = LedgerActor(unchecked: "nobody")

    /// Letters, digits, `-` and `_`, at most 64: what an address of mail is not.
    package init?(rawValue: String) {
        guard (1...64).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy(\.isWordByte) else { return nil }
        self.init(unchecked: rawValue)
    }

    private init(unchecked: String) { rawValue = unchecked }
}

extension UInt8 {
    /// An ASCII letter or digit, `-` or `_`.
    var isWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}
