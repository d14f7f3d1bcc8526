namespace Relay;

/// <summary>A group of aliases under one name: an alias like any other, answered by whichever member can. The compiler makes one class of each group in the preset files.</summary>
/// <remarks>
/// Members are tried in order, each with its own settings and its own key; a group may be a member. The next member's turn comes after a rate limit,
/// a timeout, a failure of the connection or of the provider, a prompt that is too long or refused, a model that is not there, and a spent budget;
/// a missing or refused key and a malformed request end the call. A stream may change members until its first piece has been handed out.
/// When all fail there is one <see cref="RelayException"/>, the last member's, whose <see cref="RelayException.Attempts"/> list every attempt.
/// Groups may stand in each other 32 deep, and a group may lead to 1,000 models, each counted as often as it is reached; a call through a
/// larger one, or through one that contains itself, fails with <see cref="RelayErrorKind.Config"/> before anything is sent.
/// Of the base, <see cref="ModelAlias.Spec"/> and <see cref="ModelAlias.EstimateCost(long, long?, double, Lane, ServiceTier)"/> speak of the first member.
/// </remarks>
public abstract class ModelGroup : ModelAlias
{
    private readonly Lazy<GroupSpec> _spec;
    private readonly Lazy<ModelAlias[]> _members;
    private bool _isBounded;

    /// <summary>Called by generated code.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="spec">Builds the spec when it is first asked for.</param>
    /// <param name="find">Gives the alias or group of a name, or null.</param>
    protected ModelGroup(string name, Func<GroupSpec> spec, Func<string, ModelAlias?> find)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(find);
        _spec = new Lazy<GroupSpec>(spec, LazyThreadSafetyMode.PublicationOnly);
        _members = new Lazy<ModelAlias[]>(() => Resolve(find), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Strategy and members.</summary>
    public new GroupSpec Spec => _spec.Value;

    /// <summary>The members in order: aliases or groups.</summary>
    public IReadOnlyList<ModelAlias> Members => _members.Value;

    private protected override ModelSpec PrimarySpec
    {
        get
        {
            CheckBounds();
            ModelAlias first = this;
            while (first is ModelGroup group)
            {
                first = group.Members[0];
            }

            return first.PrimaryOf();
        }
    }

    /// <summary>Looks once whether a call through the group can end.</summary>
    /// <exception cref="RelayException">
    /// It contains itself, is nested too deeply or leads to too many models (<see cref="RelayErrorKind.Config"/>).
    /// </exception>
    internal void CheckBounds()
    {
        if (!_isBounded)
        {
            GroupBounds.Check(this);
            _isBounded = true;
        }
    }

    private ModelAlias[] Resolve(Func<string, ModelAlias?> find)
    {
        EquatableArray<GroupMember> members = Spec.Members;
        if (members.Count == 0)
        {
            throw new RelayException(RelayErrorKind.Config, $"The group '{Name}' has no members.") { Alias = Name };
        }

        var found = new ModelAlias[members.Count];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = find(members[i].Name)
                ?? throw new RelayException(RelayErrorKind.Config, $"The group '{Name}' names '{members[i].Name}', which no preset defines.") { Alias = Name };
        }

        return found;
    }
}
