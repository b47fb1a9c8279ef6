//! Memory that is requested before it is needed.
//!
//! What a row needs is scattered over tables of many megabytes. A processor that reads the entries
//! one after the other waits for memory each time; given notice, it loads many of them at once.

/// Asks the processor to load the cache line in which `list[index]` begins, without waiting for it.
/// Does nothing if there is no such element, or on an architecture other than x86-64.
///
/// # Examples
///
/// ```
/// let weights = vec![0.5; 1_000];
/// let order = [700, 3, 512, 90];
/// for index in order {
///     keyweight_count::prefetch(&weights, index);
/// }
/// assert_eq!(order.iter().map(|index| weights[*index]).sum::<f64>(), 2.0);
/// ```
#[inline]
pub fn prefetch<T>(list: &[T], index: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(value) = list.get(index) {
        safe_arch::prefetch_t0(value);
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (list, index);
}
