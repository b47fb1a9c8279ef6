//! Memory fetched before it is needed.
//!
//! What a row needs is spread over tables of many megabytes. A processor that reads them one after the
//! other waits for the memory each time; told some time before, it fetches many at once.

/// Has the processor fetch the line of memory that `list[index]` begins in, if there is such an
/// element, and does not wait for it. Where the architecture has no way to say so, nothing happens.
///
/// # Examples
///
/// ```
/// let weights = vec![0.5; 1_000];
/// let order = [700, 3, 512, 90];
/// for place in order {
///     keyweight_count::prefetch(&weights, place);
/// }
/// assert_eq!(order.iter().map(|place| weights[*place]).sum::<f64>(), 2.0);
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
