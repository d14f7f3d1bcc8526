namespace Relay;

/// <summary>Marks an alias whose model can, or may, call tools.</summary>
public interface ISupportsTools;

/// <summary>Marks an alias whose model can, or may, read images.</summary>
public interface ISupportsVision;

/// <summary>Marks an alias whose model can, or may, read documents.</summary>
public interface ISupportsDocuments;

/// <summary>Marks an alias whose model can, or may, hear audio.</summary>
public interface ISupportsAudioInput;

/// <summary>Marks an alias whose model can, or may, answer with audio.</summary>
public interface ISupportsAudioOutput;

/// <summary>Marks an alias whose model can, or may, follow a JSON schema.</summary>
public interface ISupportsStructuredOutput;

/// <summary>Marks an alias whose model can, or may, reason before it answers.</summary>
public interface ISupportsReasoning;
