namespace Checkout.Data.Sandbox;

/// <summary>How far the clock of a sandbox is ahead. There is one row, in a sandbox's database alone, and it marks it as one.</summary>
public sealed class SandboxTime
{
    public const string Table = "SandboxTime";

    public int Id { get; private set; } = 1;

    /// <summary>In whole seconds; it grows, and never shrinks.</summary>
    public long Ahead { get; private set; }
}
