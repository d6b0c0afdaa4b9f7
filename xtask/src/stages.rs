//! How long the stages of a run take.

use std::{
    fmt, fs,
    time::{Duration, Instant},
};

use serde::Serialize;

/// The stages of a run, in their order, with the time that each has taken.
#[derive(Debug, Default)]
pub(crate) struct Stages {
    ended: Vec<(&'static str, Duration)>,
    current: Option<(&'static str, Instant)>,
}

/// What the stages of a run took.
#[derive(Debug, Serialize)]
pub(crate) struct Timings {
    stages: Vec<Timing>,
    /// The most memory that the process held at any time, in bytes; unknown where the system does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    peak_memory: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Timing {
    stage: &'static str,
    seconds: f64,
}

impl Stages {
    /// The stage before ends, and this one begins.
    pub(crate) fn begin(&mut self, stage: &'static str) {
        self.end();
        self.current = Some((stage, Instant::now()));
    }

    fn end(&mut self) {
        let Some((stage, since)) = self.current.take() else { return };
        let took = since.elapsed();
        // The stages of several APIs add up.
        match self.ended.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, before)) => *before += took,
            None => self.ended.push((stage, took)),
        }
    }

    /// What all stages took until now.
    pub(crate) fn timings(mut self) -> Timings {
        self.end();
        let stages = self.ended.iter().map(|&(stage, took)| Timing { stage, seconds: took.as_secs_f64() });
        Timings { stages: stages.collect(), peak_memory: peak_memory() }
    }
}

impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: f64 = self.stages.iter().map(|timing| timing.seconds).sum();
        for Timing { stage, seconds } in &self.stages {
            writeln!(f, "{stage:<12} {:>9.1} ms {:>5.1} %", seconds * 1e3, seconds / all * 100.0)?;
        }
        writeln!(f, "{:<12} {:>9.1} ms", "all", all * 1e3)?;
        match self.peak_memory {
            Some(bytes) => writeln!(f, "{:<12} {:>9.1} MB", "peak memory", bytes as f64 / 1e6),
            None => Ok(()),
        }
    }
}

/// As Linux tells it of each process.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(1024 * line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?)
}
