//! How long the stages of a run take, and how much memory.

use std::{
    env, fmt, fs,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget};
use serde::{Deserialize, Serialize};

/// The stages of a run.
#[derive(Debug, Default)]
pub(crate) struct Stages {
    ended: Vec<(&'static str, Duration, Option<u32>)>,
    current: Option<(&'static str, Instant)>,
    progress: Option<Progress>,
}

/// A line at the terminal that says which stage it is.
#[derive(Debug)]
struct Progress {
    line: ProgressBar,
    began: Instant,
}

/// A run that takes no longer shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the stages of a run took, in their order.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Timings {
    pub(crate) timings: Vec<Timing>,
}

/// What a stage took.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Timing {
    pub(crate) stage: String,
    pub(crate) seconds: f64,
    /// The most memory that the process had held by the end of the stage, in kilobytes; unknown where the system does not
    /// tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) peak: Option<u32>,
}

impl Stages {
    /// Stages that a person at a terminal sees, if they take their time.
    pub(crate) fn shown() -> Self {
        let line = ProgressBar::new_spinner();
        line.set_draw_target(ProgressDrawTarget::hidden());
        // Whoever reads the output of continuous integration sees it when all is over.
        let progress = env::var_os("CI").is_none().then(|| Progress { line, began: Instant::now() });
        Self { progress, ..Self::default() }
    }

    /// The stage before ends, and this one begins.
    pub(crate) fn begin(&mut self, stage: &'static str) {
        self.end();
        if let Some(Progress { line, began }) = &self.progress {
            line.set_message(stage);
            if line.is_hidden() && began.elapsed() > PATIENCE {
                line.set_draw_target(ProgressDrawTarget::stderr());
                line.enable_steady_tick(Duration::from_millis(100));
            }
        }
        self.current = Some((stage, Instant::now()));
    }

    fn end(&mut self) {
        let Some((stage, since)) = self.current.take() else { return };
        let (took, peak) = (since.elapsed(), peak_memory());
        // The stages of several APIs add up.
        match self.ended.iter_mut().find(|(name, ..)| *name == stage) {
            Some((_, before, most)) => (*before, *most) = (*before + took, peak),
            None => self.ended.push((stage, took, peak)),
        }
    }

    /// Says something while no line is in the way.
    pub(crate) fn say<T>(&self, say: impl FnOnce() -> T) -> T {
        match &self.progress {
            Some(progress) => progress.line.suspend(say),
            None => say(),
        }
    }

    /// What all stages took until now.
    pub(crate) fn timings(mut self) -> Timings {
        self.end();
        let timings = self.ended.iter().map(|&(stage, took, peak)| Timing {
            stage: stage.to_owned(),
            seconds: took.as_secs_f64(),
            peak,
        });
        Timings { timings: timings.collect() }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}

impl Timings {
    /// What all stages took together.
    pub(crate) fn seconds(&self) -> f64 {
        self.timings.iter().map(|timing| timing.seconds).sum()
    }

    /// The most memory that the process held, in kilobytes.
    pub(crate) fn peak(&self) -> Option<u32> {
        self.timings.iter().filter_map(|timing| timing.peak).max()
    }
}

impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.seconds();
        let peak = |kilobytes: Option<u32>| match kilobytes {
            Some(kilobytes) => format!("{:>9.1} MB", f64::from(kilobytes) / 1e3),
            None => String::new(),
        };
        writeln!(f, "{:<17} {:>12} {:>7} {:>12}", "stage", "time", "share", "peak memory")?;
        for timing in &self.timings {
            let (stage, seconds) = (&timing.stage, timing.seconds);
            let share = seconds / all * 100.0;
            writeln!(f, "{stage:<17} {:>9.1} ms {share:>5.1} % {}", seconds * 1e3, peak(timing.peak))?;
        }
        write!(f, "{:<17} {:>9.1} ms {:>7} {}", "all", all * 1e3, "", peak(self.peak()))
    }
}

/// As Linux tells it of each process.
fn peak_memory() -> Option<u32> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    u32::try_from(kibibytes * 1024 / 1000).ok()
}
