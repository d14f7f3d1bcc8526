namespace Relay.Testing.Tests;

/// <summary>A clock that a test turns by hand; it tells when somebody started to wait on it.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly TaskCompletionSource _timerStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task TimerStarted => _timerStarted.Task;

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state, _now + dueTime);
        lock (_timers)
            _timers.Add(timer);
        _timerStarted.TrySetResult();
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        _now += by;
        Timer[] due;
        lock (_timers)
            due = [.. _timers.Where(timer => timer.Due <= _now)];
        foreach (Timer timer in due)
            timer.Fire();
    }

    private sealed class Timer(TimerCallback callback, object? state, DateTimeOffset due) : ITimer
    {
        public DateTimeOffset Due => due;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
