namespace Checkout.Cli;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The data has problems; nothing was kept.</summary>
    public const int BadData = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The database can't be reached, or its schema isn't current.</summary>
    public const int NoDatabase = 3;

    /// <summary>Anything else; the message says what.</summary>
    public const int Failed = 4;

    /// <summary>The doctor has something to say, and everything works.</summary>
    public const int Warnings = 5;

    /// <summary>The doctor found something that does not work.</summary>
    public const int Ill = 6;
}
