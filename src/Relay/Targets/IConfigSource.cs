namespace Relay;

/// <summary>Says, when a call is made, which model an alias stands for: the program keeps its names, whoever runs it picks the models.</summary>
/// <remarks>
/// <para>
/// Asked for aliases, never for groups: a group's members are asked for one by one. A role, a tenant's own table, what wins over what, are the source's business. It is asked on every call, from any thread, and
/// the call waits for it: keep the answer in memory. <see cref="EnvironmentConfigSource"/>, which is there unless it is turned off, is asked once, when an alias is first called.
/// </para>
/// <para>
/// A target on another provider uses that provider's own environment variable and address; nothing of the preset's connection (<c>credential</c>, <c>base_url</c>) goes there. On the same
/// provider both stay. Limits, capabilities and prices are those of the new target, from the catalog: a price that is not known gives a null cost. The
/// preset's parameters stay, and what the new target does not take is left out as ever.
/// </para>
/// <para>
/// A target that is known to lack what the compiled one has is refused: the call goes to the compiled target, and the reply's <see cref="ChatReply.Warnings"/> and the log say
/// why. An answer that is no target fails the call (<see cref="RelayErrorKind.Config"/>).
/// </para>
/// </remarks>
public interface IConfigSource
{
    /// <summary>The target of an alias.</summary>
    /// <param name="alias">The alias, as the preset writes it.</param>
    /// <param name="role">What the call says the model is for (<see cref="CallOptions.Role"/>); null when it says nothing.</param>
    /// <param name="target">The compiled target, as <c>provider/model</c>.</param>
    /// <returns>
    /// <c>provider/model</c> (the first slash divides them), or a model of the same provider; <paramref name="target"/>, null or a blank text to change nothing.
    /// </returns>
    string? Resolve(string alias, string? role, string target);
}
