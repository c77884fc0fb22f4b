/// Growable memory for trivial values, kept from document to document.
///
/// An array would check on every append who else refers to it; in the inner loops that costs more than
/// the work itself.
public struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var used = 0
  @usableFromInline var capacity: Int

  @inlinable
  public init(capacity: Int = 1024) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  @inlinable public var count: Int { used }

  /// The elements, valid until the next change.
  @inlinable public var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: used)
  }

  @inlinable
  public subscript(index: Int) -> Element { base[index] }

  @inlinable
  @inline(__always)
  public mutating func append(_ element: Element) {
    if used == capacity { grow(by: 1) }
    (base + used).initialize(to: element)
    used += 1
  }

  /// Makes room for more elements and returns where the first of them goes; `commit` counts them.
  @inlinable
  @inline(__always)
  public mutating func reserve(_ count: Int) -> UnsafeMutablePointer<Element> {
    if used + count > capacity { grow(by: count) }
    return base + used
  }

  @inlinable
  @inline(__always)
  public mutating func commit(_ count: Int) { used += count }

  /// Gives the memory away; whoever takes it deallocates it.
  public consuming func release() -> UnsafeMutablePointer<Element> {
    let memory = base
    discard self
    return memory
  }

  @inlinable
  public mutating func removeAll() { used = 0 }

  /// Makes it hold so many elements, all the same.
  @inlinable
  public mutating func fill(_ count: Int, with element: Element) {
    used = 0
    reserve(count).initialize(repeating: element, count: count)
    used = count
  }

  @inlinable
  @inline(never)
  mutating func grow(by count: Int) {
    var larger = capacity * 2
    while larger < used + count { larger *= 2 }
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.moveInitialize(from: base, count: used)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
