-- What wrk has counted, as one line of JSON: https://github.com/wg/wrk/blob/master/SCRIPTING
function done(summary, latency, requests)
   local errors = summary.errors
   local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
   io.write(string.format(
      '{"requests": %d, "duration_us": %d, "bytes": %d, "failed": %d, "slow_us": %d}\n',
      summary.requests, summary.duration, summary.bytes, failed, latency:percentile(99)))
end
