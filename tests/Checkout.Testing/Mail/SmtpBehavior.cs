namespace Checkout.Testing.Mail;

/// <summary>How a sink treats the next connections.</summary>
public enum SmtpBehavior
{
    Accept,

    /// <summary>Answers the greeting with 421: come back later.</summary>
    Unavailable,

    /// <summary>Offers to sign in, and answers with 535: not like this.</summary>
    RefuseSignIn,

    /// <summary>Answers each sender with 550: not from you.</summary>
    RefuseSender,

    /// <summary>Answers each recipient with 550: never.</summary>
    RefuseRecipient,

    /// <summary>Takes the message's text and answers 451: not now.</summary>
    RefuseMessage,

    /// <summary>Takes the connection and says nothing.</summary>
    Hang,

    /// <summary>Closes the connection in the middle of the message; the message is lost.</summary>
    DropBeforeAnswer,

    /// <summary>Keeps the message and closes without saying so: the sender can't know and will send again.</summary>
    KeepAndDrop,
}
