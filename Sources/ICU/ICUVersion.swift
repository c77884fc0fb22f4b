internal import CICU

/// The version of the ICU library in use, e.g. «72.1».
package func icuVersion() -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) { buffer in
    buffer.initialize(repeating: 0)
    cicu_version(buffer.baseAddress!)
    return String(cString: buffer.baseAddress!)
  }
}
