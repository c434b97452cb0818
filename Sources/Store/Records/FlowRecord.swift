/// What must be remembered between sending somebody to a provider of identities and their coming back?
package struct FlowRecord: Hashable, Sendable {
    package var stateHash: String
    package var nonce: String
    package var verifier: String
    package var returnPath: String
    package var expires: Int64

    package init(stateHash: String, nonce: String, verifier: String, returnPath: String, expires: Int64) {
        self.stateHash = stateHash
        self.nonce = nonce
        self.verifier = verifier
        self.returnPath = returnPath
        self.expires = expires
    }

    init(_ row: inout SQLRow) throws {
        stateHash = try row.text()
        nonce = try row.text()
        verifier = try row.text()
        returnPath = try row.text()
        expires = try row.integer()
    }
}
