use std::time::UNIX_EPOCH;

use super::*;
use crate::support::answer;

/// The second 784111777 since 1970.
const LATER: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
const HALF: f64 = 0.5;

/// The wait in seconds after the first attempt, half a minute before the date above.
fn check(retry: Retry, outcome: &Result<Response<Vec<u8>>, TransportError>, expected: Option<f64>) {
    let now = || UNIX_EPOCH + Duration::from_secs(784_111_777 - 30);
    let wait = retry.wait(1, outcome, HALF, now);
    assert_eq!(wait.map(|wait| wait.as_secs_f64()), expected, "{outcome:?}");
}

#[test]
fn what_is_idempotent_is_repeated() {
    let retry = Retry::default();
    for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT, Method::DELETE] {
        assert!(retry.covers(&method, 2) && !retry.covers(&method, 3), "{method}");
        assert!(!Retry::none().covers(&method, 1), "{method}");
    }
    for method in [Method::POST, Method::PATCH, Method::CONNECT, Method::from_bytes(b"MERGE").unwrap()] {
        assert!(!retry.covers(&method, 1), "{method}");
        assert!(retry.every_method(true).covers(&method, 1), "{method}");
    }
}

#[test]
fn what_may_pass_is_repeated() {
    for status in [429, 502, 503, 504] {
        check(Retry::default(), &answer(status, &[], ""), Some(0.375));
    }
    for status in [200, 204, 301, 400, 401, 404, 408, 409, 500, 501] {
        check(Retry::default(), &answer(status, &[("retry-after", "1")], ""), None);
    }
    for lost in [TransportError::connect("x"), TransportError::connect_timeout("x"), TransportError::exchange("x")] {
        check(Retry::default(), &Err(lost), Some(0.375));
    }
    for stands in [TransportError::setup("x"), TransportError::timeout("x"), TransportError::too_large(1)] {
        check(Retry::default(), &Err(stands), None);
    }
    check(Retry::default().timeouts(true), &Err(TransportError::timeout("x")), Some(0.375));
}

#[test]
fn waits_double_up_to_the_longest() {
    let retry = Retry::default().cap(Duration::from_secs(3));
    let wait = |attempts, lot| retry.wait(attempts, &answer(503, &[], ""), lot, SystemTime::now).unwrap().as_millis();
    assert_eq!([1, 2, 3, 4, 40, u32::MAX].map(|attempts| wait(attempts, 0.0)), [250, 500, 1000, 1500, 1500, 1500]);
    assert_eq!([1, 2, 3, 4, 40, u32::MAX].map(|attempts| wait(attempts, 1.0)), [500, 1000, 2000, 3000, 3000, 3000]);
}

#[test]
fn the_server_says_when() {
    let retry = Retry::default();
    check(retry, &answer(429, &[("retry-after", "7")], ""), Some(7.25));
    check(retry, &answer(429, &[("retry-after", " 0 ")], ""), Some(0.25));
    check(retry, &answer(503, &[("retry-after", LATER)], ""), Some(30.25));
    check(retry, &answer(503, &[("retry-after", LATER), ("date", "Sun, 06 Nov 1994 08:49:30 GMT")], ""), Some(7.25));
    check(retry, &answer(503, &[("retry-after", LATER), ("date", "yesterday")], ""), Some(30.25));
    check(retry, &answer(503, &[("retry-after", "Sat, 06 Nov 1993 08:49:37 GMT")], ""), Some(0.25));
}

#[test]
fn a_server_that_asks_for_too_much_is_left_alone() {
    let retry = Retry::default();
    check(retry, &answer(429, &[("retry-after", "60")], ""), Some(60.0));
    check(retry, &answer(429, &[("retry-after", "61")], ""), None);
    check(retry, &answer(429, &[("retry-after", "99999999999999999999999")], ""), None);
    check(retry.cap(Duration::from_secs(20)), &answer(429, &[("retry-after", LATER)], ""), None);
}

#[test]
fn what_the_server_says_otherwise_does_not_count() {
    for value in ["", "-1", "1.5", "soon", "+7", "Sun, 36 Nov 1994 08:49:37 GMT"] {
        check(Retry::default(), &answer(429, &[("retry-after", value)], ""), Some(0.375));
    }
}

#[test]
fn no_setting_is_too_large() {
    let retry = Retry::default().attempts(u32::MAX).base(Duration::MAX).cap(Duration::MAX);
    for headers in [&[][..], &[("retry-after", "18446744073709551615")]] {
        for lot in [0.0, HALF, 1.0] {
            assert!(retry.wait(u32::MAX, &answer(503, headers, ""), lot, SystemTime::now).is_some());
        }
    }
}
