//! Long tables of numbers in the compiled lexicon: byte for byte, so that they load as fast as they are copied.

use std::{fmt, marker::PhantomData};

use serde::{Deserializer, Serializer, de};

use super::{Class, Found, Hot, Marks, Role, WordId, lookup::Slot};

/// An item of a table, of the same length each.
pub(super) trait Packed: Sized {
    /// In bytes.
    const LENGTH: usize;
    fn pack(&self, to: &mut Vec<u8>);
    /// From that many bytes; `None` where no item has them.
    fn unpack(bytes: &[u8]) -> Option<Self>;
}

/// For serde's `with`.
pub(super) fn serialize<T: Packed, S: Serializer>(table: &[T], to: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(table.len() * T::LENGTH);
    table.iter().for_each(|item| item.pack(&mut bytes));
    to.serialize_bytes(&bytes)
}

/// For serde's `with`.
pub(super) fn deserialize<'de, T: Packed, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct Table<T>(PhantomData<T>);
    impl<T: Packed> de::Visitor<'_> for Table<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "items of {} bytes", T::LENGTH)
        }
        fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
            let mut table = Vec::with_capacity(bytes.len() / T::LENGTH);
            for item in bytes.chunks(T::LENGTH) {
                table.push(T::unpack(item).ok_or_else(|| E::invalid_value(de::Unexpected::Bytes(item), &self))?);
            }
            Ok(table)
        }
    }
    from.deserialize_bytes(Table(PhantomData))
}

macro_rules! numbers {
    ($($number:ty)+) => { $(
        impl Packed for $number {
            const LENGTH: usize = size_of::<$number>();
            fn pack(&self, to: &mut Vec<u8>) {
                to.extend(self.to_le_bytes());
            }
            #[inline]
            fn unpack(bytes: &[u8]) -> Option<$number> {
                bytes.try_into().ok().map(<$number>::from_le_bytes)
            }
        }
    )+ };
}

numbers! { u8 u16 u32 u64 u128 }

/// A struct of packed fields, in their order.
macro_rules! fields {
    ($($item:ident { $($field:tt: $type:ty),+ })+) => { $(
        impl Packed for $item {
            const LENGTH: usize = 0 $(+ <$type>::LENGTH)+;
            fn pack(&self, to: &mut Vec<u8>) {
                $(self.$field.pack(to);)+
            }
            #[inline]
            fn unpack(bytes: &[u8]) -> Option<$item> {
                $(let (field, bytes) = bytes.split_at_checked(<$type>::LENGTH)?; let $field = <$type>::unpack(field)?;)+
                bytes.is_empty().then_some($item { $($field),+ })
            }
        }
    )+ };
}

/// A number of a type of its own.
macro_rules! named_numbers {
    ($($item:ident($type:ty))+) => { $(
        impl Packed for $item {
            const LENGTH: usize = <$type>::LENGTH;
            fn pack(&self, to: &mut Vec<u8>) {
                self.0.pack(to);
            }
            #[inline]
            fn unpack(bytes: &[u8]) -> Option<$item> {
                <$type>::unpack(bytes).map($item)
            }
        }
    )+ };
}

named_numbers! { Class(u64) Marks(u8) WordId(u32) }

fields! {
    Found { class: Class, id: WordId, role: Role, marks: Marks, opens: u16 }
    Hot { class: Class, folded: WordId, role: Role, marks: Marks, opens: u16 }
    Slot { key: u128, found: Found }
}

impl Packed for Role {
    const LENGTH: usize = 1;
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(*self as u8);
    }
    #[inline]
    fn unpack(bytes: &[u8]) -> Option<Role> {
        Role::ALL.get(usize::from(u8::unpack(bytes)?)).copied()
    }
}

/// A step of the phrases.
impl Packed for (u32, WordId) {
    const LENGTH: usize = u32::LENGTH + WordId::LENGTH;
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }
    #[inline]
    fn unpack(bytes: &[u8]) -> Option<(u32, WordId)> {
        let (node, word) = bytes.split_at_checked(u32::LENGTH)?;
        Some((u32::unpack(node)?, WordId::unpack(word)?))
    }
}
