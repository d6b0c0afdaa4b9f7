use super::*;

const PERIOD: u64 = 60;

fn limiter(requests: u32) -> (Limiter, Instant) {
    (Limiter::new(RateLimit::new(requests, PERIOD as u32)), Instant::now())
}

/// The second at which a request goes that is asked for at `second`.
fn at(limiter: &Limiter, start: Instant, second: u64) -> u64 {
    let now = start + Duration::from_secs(second);
    let turn = limiter.take(now);
    let wait = turn.wait(now).as_secs();
    turn.go();
    second + wait
}

#[test]
fn what_fits_goes_at_once_and_the_rest_a_period_later() {
    let (limiter, start) = limiter(3);
    let times: Vec<u64> = [0, 10, 20, 20, 20, 30, 30].map(|second| at(&limiter, start, second)).into();
    assert_eq!(times, [0, 10, 20, 60, 70, 80, 120]);
    assert_eq!(at(&limiter, start, 500), 500);
    assert_eq!(limiter.times().0.len(), 1, "what is over is forgotten");
}

#[test]
fn no_period_has_more_than_the_limit() {
    let (limiter, start) = limiter(5);
    let mut random = fastrand::Rng::with_seed(7);
    let mut asked = 0;
    let mut times = Vec::new();
    for _ in 0..500 {
        asked += random.u64(0..20);
        times.push(at(&limiter, start, asked));
    }
    assert!(times.is_sorted());
    assert!(times.windows(6).all(|six| six[5] - six[0] >= PERIOD), "{times:?}");
    assert!(times.windows(6).any(|six| six[5] - six[0] == PERIOD), "no time is wasted");
}

#[test]
fn a_turn_that_is_not_used_is_given_back() {
    let (limiter, start) = limiter(1);
    assert_eq!(at(&limiter, start, 0), 0);
    let given_up = limiter.take(start);
    assert_eq!(given_up.wait(start).as_secs(), 60);
    let behind = limiter.take(start);
    assert_eq!(behind.wait(start).as_secs(), 120);
    drop(given_up);
    drop(behind);
    assert_eq!(at(&limiter, start, 1), 60);
}

#[test]
fn what_was_sent_counts_when_others_gave_up() {
    let (limiter, start) = limiter(2);
    assert_eq!([0, 0].map(|second| at(&limiter, start, second)), [0, 0]);
    drop([limiter.take(start), limiter.take(start)]);
    assert_eq!([1, 1].map(|second| at(&limiter, start, second)), [60, 60]);
}

#[test]
fn a_limit_of_nothing_limits_nothing() {
    for limit in [RateLimit::new(0, 60), RateLimit::new(60, 0)] {
        let limiter = Limiter::new(limit);
        let now = Instant::now();
        assert!((0..100).all(|_| limiter.take(now).wait(now).is_zero()));
    }
}
