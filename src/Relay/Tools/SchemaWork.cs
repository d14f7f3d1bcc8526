namespace Relay;

/// <summary>The work that checking the tool calls of one answer may cost, counted in steps and not in time: the same arguments end in the same way on every machine.</summary>
/// <remarks>
/// A step is a keyword, a member, an item or a character that is looked at. Each call may take so many steps for each byte of its arguments and its schema; what it needs beyond is taken from
/// a pool that all calls of the answer share. An honest call never comes near: only choices within choices multiply. The call's own token is looked at on the way.
/// </remarks>
internal sealed class SchemaWork(CancellationToken cancellationToken = default)
{
    /// <summary>The steps that the calls of an answer share, beyond what their sizes give them.</summary>
    public const long Shared = 1_000_000;

    /// <summary>The steps for each byte of arguments and schema.</summary>
    public const long PerByte = 64;

    private const long BetweenLooks = 4096;

    private long _shared = Shared;
    private long _own;
    private long _unseen;
    private HashSet<string>? _givenUp;

    /// <summary>All steps so far.</summary>
    public long Spent { get; private set; }

    /// <summary>Begins a call.</summary>
    public void Begin(long bytes) => _own = bytes * PerByte;

    /// <summary>Whether a match of this pattern took too long, in whichever call of the answer.</summary>
    public bool IsGivenUp(string pattern) => _givenUp?.Contains(pattern) == true;

    /// <summary>Notes that a match of this pattern took too long.</summary>
    public void GiveUp(string pattern) => (_givenUp ??= new(StringComparer.Ordinal)).Add(pattern);

    /// <summary>Looks at the call's token, before something that takes long in few steps.</summary>
    /// <exception cref="OperationCanceledException">The call has ended meanwhile.</exception>
    public void Look() => cancellationToken.ThrowIfCancellationRequested();

    /// <exception cref="SchemaWorkException">There is no more.</exception>
    /// <exception cref="OperationCanceledException">The call has ended meanwhile.</exception>
    public void Spend(long steps)
    {
        Spent += steps;
        _unseen += steps;
        if (_unseen >= BetweenLooks)
        {
            _unseen = 0;
            cancellationToken.ThrowIfCancellationRequested();
        }

        _own -= steps;
        if (_own < 0)
        {
            _shared += _own;
            _own = 0;
            if (_shared < 0)
            {
                _shared = 0;
                throw new SchemaWorkException();
            }
        }
    }
}
