//! The time that this thread spent on a processor: what others do on the machine does not count.

use std::fs;

/// Seconds of processor time of this thread, as Linux counts them.
pub fn seconds() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split_whitespace()
        .next()
        .and_then(|first| first.parse::<u64>().ok());
    nanoseconds.map_or(0.0, |nanoseconds| nanoseconds as f64 * 1e-9)
}

/// Counts the most memory of this process from now on.
pub fn forget_memory() {
    // Where Linux does not allow it, the most since the process began is told.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this process had, in megabytes.
pub fn megabytes() -> f64 {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// The middle of some numbers.
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
