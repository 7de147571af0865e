namespace Checkout.Web.Wording;

/// <summary>What a status means to the reader. Its mark differs in shape as well as in hue.</summary>
public enum Tone
{
    /// <summary>Done, paid, in force.</summary>
    Good,

    /// <summary>Waits for somebody in the ordinary course.</summary>
    Waiting,

    /// <summary>Needs a look soon.</summary>
    Attention,

    /// <summary>Late, failed, disputed.</summary>
    Over,

    /// <summary>Over and done; may be skipped.</summary>
    Past,
}

/// <summary>A status as it is shown: a word and its tone.</summary>
public sealed record StatusWord(Tone Tone, string Word);
