namespace Relay;

/// <summary>Lets Relay run the functions that a model calls, and give it the results, until it answers. Set it as <see cref="CallOptions.ToolInvocation"/>.</summary>
/// <remarks>
/// <para>
/// Run are tools that are an <see cref="Microsoft.Extensions.AI.AIFunction"/>, save those that need an approval. An answer with a call of any other tool ends the rounds, nothing of it is run, and the
/// calls are the caller's. A call that was not declared or does not follow its schema is not run: the model is told what is wrong. So is a function that throws.
/// </para>
/// <para>
/// Every round is a call of its own to the provider: the reply has the sum of usage and cost, <see cref="ChatReply.Rounds"/> has each, and usage sinks get a record of each. The time
/// limit of the call holds for all rounds together, the functions included: they are given its token, and one that goes on all the same, or blocks, is not waited for
/// (<see cref="RelayErrorKind.Timeout"/>) though it cannot be stopped. They begin on threads of their own. When a round fails, <see cref="RelayException.Reply"/> has what was answered before.
/// </para>
/// Not for use together with another layer that invokes functions.
/// </remarks>
public sealed class ToolInvocation
{
    /// <summary>How many times functions are run before the model must have answered; 8 unless changed. One more is an error (<see cref="RelayErrorKind.ToolLimit"/>), with all that was answered.</summary>
    public int MaxRounds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxRounds));
            field = value;
        }
    } = 8;

    /// <summary>
    /// Whether several calls of one answer run at the same time, unless the call forbids several (<see cref="Microsoft.Extensions.AI.ChatOptions.AllowMultipleToolCalls"/>). Turn it off for functions that share
    /// something that is not thread-safe. The results keep the order of the calls either way.
    /// </summary>
    public bool AllowParallel { get; init; } = true;

    /// <summary>
    /// How many functions of one answer run at the same time, from 1; 16 unless changed. The others wait for their turn: a model may call thousands at once. With <see cref="AllowParallel"/>
    /// off it is one.
    /// </summary>
    public int MaxConcurrency
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxConcurrency));
            field = value;
        }
    } = 16;

    /// <summary>
    /// Whether the model is told the message of the exception a function threw, secrets covered (keys, passwords of connection strings and addresses) and cut after 1,000 characters; else only that it failed. The exception itself is always on the result
    /// (<see cref="Microsoft.Extensions.AI.FunctionResultContent.Exception"/>), and its stack never leaves the program.
    /// </summary>
    public bool IncludeErrorDetails { get; init; }

    /// <summary>What functions get as <see cref="Microsoft.Extensions.AI.AIFunctionArguments.Services"/>; null for none.</summary>
    public IServiceProvider? Services { get; init; }
}
